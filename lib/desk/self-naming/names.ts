// Names that are common in the range, as they are typed: given names, and the family names after them.

/** In Latin letters; Devanagari is romanised before it is compared. */
export const NAMES = `
    aarti aakash abhay abhinav abhishek ajay ajeet ajit akash akhilesh akshay alok aman amar amit amrita anand anil anita anjali anju ankit ankita
    anupam anuradha anurag arjun arun arvind asha ashish ashok ashutosh avinash awadhesh babita babloo bablu babulal balram bandana bharat bhola
    bhupendra bindu brijesh chandan chandra chandrika chhotu chotu daya deepa deepak deepika devendra dharmendra dilip dinesh durga gaurav geeta gita
    girish gopal govind guddi guddu gudiya harendra hari harish hemant indrajeet jagdish jai jitendra jyoti kailash kajal kamal kamla kamlesh kanchan
    kapil kavita khushboo kiran kishan kishor krishna kuldeep kumar kusum lakshmi lal lalita lallan laxmi madan madhu mahendra mahesh mamta manish
    manisha manju manjula manoj meena meera mithilesh mohan mohit monu mukesh munna munni murari naresh narendra naveen neelam neeraj neha nidhi
    nikhil niraj nirmala nisha nitin om pankaj pappu pinki pinky pintu pooja prabhat pradeep prakash pramod prashant praveen prem preeti priya
    priyanka puja punam poonam pushpa radha radhe raghu rahul raj raja rajat rajendra rajesh rajiv raju rakesh ram rama ramesh rampal ramu ranjeet
    ranjit rani ravi ravindra reena rekha renu rinku rita ritu rohit roshan roshni sachin sagar sandeep sangeeta sangita sangeet sanjay sanjeev
    santosh sarita sarvesh satish satyam satyendra savita seema shailendra shalini shankar shanti sharad shashi shilpa shiv shivam shivani shubham
    shweta shyam siddharth sita sohan sona sonam sonu subhash sudha sudhir sujit suman sumit sunil sunita suraj surendra suresh sushil sushila sushma
    tinku tulsi uma umesh upendra urmila usha vandana varun vedprakash vijay vikas vikram vimal vimla vinay vineet vinod vipin vishal vishnu vivek
    yogendra yogesh

    abdul ahmad ahmed akbar ali anwar arif asif aslam ayesha azad fatima firoz haider hasan hussain imran irfan javed kalim khalid khan mehboob
    mohammad mohammed mohd mukhtar mumtaz munir nadeem naseem nazia noor parveen rashid rehan rizwan rukhsana sabir saeed salim salman sameer shabana
    shabnam shahid shakeel shamim tabassum wasim yusuf faizan faisal danish farhan zaid tariq usman sohail shoaib sajid sarfaraz zakir zeenat zubair

    yadav singh kumar kumari devi gupta sharma verma varma mishra pandey pandeya tiwari tripathi dubey dwivedi chaubey chaturvedi shukla upadhyay
    pathak ojha rai srivastava shrivastava jaiswal maurya kushwaha patel chauhan chouhan nishad rajbhar bind gond prajapati vishwakarma sonkar saroj
    pasi bharti gautam paswan kanaujia kannaujiya sahu sahani seth soni keshari modanwal agrahari ansari siddiqui qureshi sheikh pathan mirza begum
    khatoon bano
`;
