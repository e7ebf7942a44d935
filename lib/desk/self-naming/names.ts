// Names that are common in the range, as they are typed: given names and family names. Those that are ordinary words too (Maya, Shanti, Sen) are left out.

/** In Latin letters; Devanagari is romanised before it is compared. */
export const NAMES = `
    aarti aakash abhay abhinav abhishek ajay ajeet ajit akash akhilesh akshay alok amar amit amrita anand anil anita anjali anju ankit ankita
    anupam anuradha anurag arjun arun arvind asha ashish ashok ashutosh avinash awadhesh babita babloo bablu babulal balram bandana bharat bhola
    bhupendra bindu brijesh chandan chandra chandrika chhotu chotu deepa deepak deepika devendra dharmendra dilip dinesh durga gaurav geeta gita
    girish gopal govind guddi guddu gudiya harendra hari harish hemant indrajeet jagdish jai jitendra jyoti kailash kajal kamal kamla kamlesh kanchan
    kapil kavita khushboo kiran kishan kishor krishna kuldeep kumar kusum lakshmi lal lalita lallan laxmi madan madhu mahendra mahesh mamta manish
    manisha manju manjula manoj meena meera mithilesh mohan mohit monu mukesh munna munni murari naresh narendra naveen neelam neeraj neha nidhi
    nikhil niraj nirmala nisha nitin om pankaj pappu pinki pinky pintu pooja prabhat pradeep prakash pramod prashant praveen preeti priya
    priyanka puja punam poonam pushpa radha radhe raghu rahul raj raja rajat rajendra rajesh rajiv raju rakesh ram rama ramesh rampal ramu ranjeet
    ranjit rani ravi ravindra reena rekha renu rinku rita ritu rohit roshan roshni sachin sagar sandeep sangeeta sangita sangeet sanjay sanjeev
    santosh sarita sarvesh satish satyam satyendra savita seema shailendra shalini shankar sharad shashi shilpa shiv shivam shivani shubham
    shweta shyam siddharth sita sohan sona sonam sonu subhash sudha sudhir sujit suman sumit sunil sunita suraj surendra suresh sushil sushila sushma
    tinku tulsi uma umesh upendra urmila usha vandana varun vedprakash vijay vikas vikram vimal vimla vinay vineet vinod vipin vishal vishnu vivek
    yogendra yogesh

    abdul ahmad ahmed akbar ali anwar arif asif aslam ayesha fatima firoz haider hasan hussain imran irfan javed kalim khalid khan mehboob
    mohammad mohammed mohd mukhtar mumtaz munir nadeem naseem nazia noor parveen rashid rehan rizwan rukhsana sabir saeed salim salman sameer shabana
    shabnam shahid shakeel shamim tabassum wasim yusuf faizan faisal danish farhan zaid tariq usman sohail shoaib sajid sarfaraz zakir zeenat zubair

    yadav singh kumar kumari devi gupta sharma verma varma mishra pandey pandeya tiwari tripathi dubey dwivedi chaubey chaturvedi shukla upadhyay
    pathak ojha rai srivastava shrivastava jaiswal maurya kushwaha patel chauhan chouhan nishad rajbhar bind gond prajapati vishwakarma sonkar saroj
    pasi bharti gautam paswan kanaujia kannaujiya sahu sahani seth soni keshari modanwal agrahari ansari siddiqui qureshi sheikh pathan mirza begum
    khatoon bano

    ritesh nitesh ratnesh kamesh mithlesh mithun mukund pawan pavan rajan sajan sundar sunder ganesh mahavir mahavira lakhan laxman lakshman bharath
    bhagwati ballu kallu lallu chhedi buddhu baburam sitaram ghanshyam jagannath jagdeesh jaiprakash jayprakash jaya jawahar kedar kedarnath keshav
    kunal kundan lavkush lokesh madhav madhuri mayank mohini nagendra nagina nandlal nandini nandkishor narayan narendar navin neetu nitu nikita
    niranjan nishant omprakash padma parmanand paras parasnath parvati phoolchand phulmati phoolmati pradip pramila pratibha premchand priti purushottam
    pushpendra rachna rajkumar rajkumari rajani rajni rajnish rakhi ramakant ramashankar ramashish ramavatar ramchandra ramdas ramdhani rameshwar ramji
    ramkishan ramlal ramnath ramnaresh ramprasad ramsurat ramvilas ramvriksh ranvijay rashmi ravindar renuka ritik rohini roopa rupa rubi ruby sadhana
    sahil samir sandhya sanjana santram sarvan saurabh savitri shakuntala shalu shambhu sharmila shatrughan sheela shila shivkumar shivnath shivraj
    shobha shraddha shravan shrikant shyamlal sima simran siya somnath sonali sudama sudeep sugriv sukhdev sumitra sumer surajbhan suryabhan sukhram
    sukhdeo swati tanu tejbahadur trilok triloki ujjwal umakant umashankar upasana urvashi utkarsh vaishnavi varsha vibha vijaya vikrant vinita vipul
    virendra vishwanath yash yashwant yogita zeeshan aftab ahsan aijaz akram altaf amina amir anees anisa arbaz arshad ashraf asad asma atif ayub azam
    babar bilal dilshad ehsan faiz faruk farooq feroz firdaus ghulam gulzar habib hafeez hamid haroon idris ikram iqbal ishaq ishrat israr jameel jamil
    javid junaid kabir kaif kamran kasim qasim maqsood mariyam masood mehtab moin monis mujib mustafa mustaq nafees naim nargis nasir nasreen nizam
    raees rafiq rahim rahmat raza razia rehana rihan riyaz rubina rukhsar saba sadiq safdar saif sahiba sakina saira sanaullah sania shaheen shahnawaz
    shakil shamsher shaukat shehzad suhail tahir tauheed waseem yasmin yunus zafar zahid zahir zoya joseph john mary peter david thomas bhardwaj
    chaurasia chaurasiya dwivedy kashyap kesarwani kharwar lodhi rao rathore rawat saxena sinha tomar tripathy vaish yadava bibi khatun bisen baranwal
    barnwal bhartiya kesari madhesia malviya mukherjee paliwal parihar rastogi sengar sisodia srivas
    ranjana sunaina naushad shailesh harishchandra tabish zubair aslam jhinku vikrant rajjan suraiya shabbir nazma rukmini lallu bechan bechu ghurhu chhangur jokhu ramashray ramjanam ramkumar ramsewak sewak shivpujan sukhraj tribhuvan
    dhananjay mrityunjay abhinandan adarsh aditya ayush anmol arpit atul avadhesh bhanu chitra devesh divya ekta garima harsh hemlata himanshu indu ishita jagriti kanhaiya kritika lavanya mansi megha mohini muskan namrata omkar pallavi
    payal pragya prateek prince rachit rajeev ratan riya rupali sakshi sarika saroja shashank shivendra shraddha shruti sneha sonia sudhanshu surabhi swapnil tanya tarun tripti vaibhav vartika vidhi yuvraj
`;
